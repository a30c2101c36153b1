//! A certificate for a cluster that speaks TLS: signed by itself, for `localhost`.

use std::path::{Path, PathBuf};

use crate::programs;

/// It is for the name `localhost` alone, so that the address 127.0.0.1 is another name's.
const REQUEST: &str = "[req]
prompt = no
distinguished_name = holder
x509_extensions = uses
[holder]
CN = localhost
[uses]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
";

/// Makes certificate and key where PostgreSQL looks for them: in the `data` folder, as its user.
pub(crate) fn make(folder: &Path) -> Result<PathBuf, String> {
    let request = folder.join("certificate-request");
    std::fs::write(&request, REQUEST).map_err(|error| error.to_string())?;
    let certificate = folder.join("data").join("server.crt");
    let mut openssl = programs::command(Path::new("openssl"));
    openssl.args(["req", "-new", "-x509", "-days", "2", "-nodes"]);
    openssl.args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-config"]).arg(request);
    openssl.arg("-keyout").arg(folder.join("data").join("server.key")).arg("-out").arg(&certificate);
    programs::run(openssl.current_dir("/"))?;
    Ok(certificate)
}
