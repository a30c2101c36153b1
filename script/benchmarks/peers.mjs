// What others take for the same work.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { watched } from './measure.mjs'

const table = (real) => `CREATE TABLE figures (period TEXT, area TEXT, name TEXT, measure TEXT, grp TEXT, numerator ${real}, denominator ${real}, value ${real}, PRIMARY KEY (measure, area, grp, period))`

// The database's own tool copies the file into one table with the same key: it checks nothing, and keeps neither
// sources nor what was known before.
export function sqlCopy (address, file) {
  if (address.startsWith('sqlite:')) {
    const database = address.slice('sqlite:'.length)
    const commands = ['PRAGMA journal_mode = WAL;', `${table('REAL')} WITHOUT ROWID;`, '.mode csv', `.import --skip 1 ${file} figures`]
    writeFileSync(`${database}.sql`, commands.join('\n') + '\n')
    return { program: 'sqlite3', words: 'sqlite3 .import', ...watched(['sqlite3', database, `.read ${database}.sql`]) }
  }
  execFileSync('psql', [address, '--quiet', '--command', table('DOUBLE PRECISION')])
  return { program: 'psql', words: 'psql \\copy', ...watched(['psql', address, '--quiet', '--command', `\\copy figures FROM '${file}' CSV HEADER`]) }
}
