//! The rules of the looked-after return, one a file, named by their codes.
//!
//! A file holds the code, the text, the columns, what the rule cannot do without, the logic and its test. What each
//! rule means is settled by the cases in `tests/data/ssda903`, one file a rule.

mod prelude;

use super::rule::Rule;

macro_rules! rules {
    ($($rule:ident)*) => {
        $(mod $rule;)*

        /// All rules of all years, in the order of their codes.
        pub static RULES: &[&Rule] = &[$(&$rule::RULE),*];
    };
}

rules! {
    r1000 r1001 r1002 r1003 r1004 r1005 r1006 r1007 r1008 r1009 r101 r1010 r1011 r1012 r1014 r1015 r1016 r102
    r103 r104 r105 r112 r113 r114 r115 r116 r117 r118 r119 r120 r131 r132 r133 r134 r141 r142 r143 r144 r145
    r146 r147 r148 r149 r151 r153 r157 r158 r159 r164 r165 r166 r167 r168 r169 r171 r174 r175 r176 r177 r178
    r179 r180 r181 r182 r184 r185 r186 r187 r188 r189 r190 r191 r192 r193 r196 r197a r197b r198 r199 r202 r203
    r204 r205a r205b r205c r205d r207 r208 r209 r210 r213 r214 r215 r217 r217t r218 r219 r221 r222 r224 r225
    r226 r227 r228 r229 r230 r231 r232 r233 r234 r3001 r301 r302 r303 r304 r331 r333 r334 r335 r336 r344 r345
    r347 r348 r351 r352 r353 r354 r355 r356 r357 r358 r359 r361 r362 r363 r364 r365 r366 r367 r370 r371 r372
    r373 r374 r375 r376 r377 r378 r379 r380 r381 r382 r383 r384 r385 r386 r387 r388 r389 r390 r391 r392a r392b
    r392c r392d r393 r398 r399 r406 r407 r408 r411 r420 r426 r431 r432 r433 r434 r435 r436 r437 r440 r441 r442
    r444 r445 r446 r451 r452 r453 r454 r460 r501 r502 r503a r503b r503c r503d r503e r503f r503g r503h r503j
    r504 r511 r514 r516 r517 r518 r519 r520 r521 r522 r523 r524 r525 r526 r527 r528 r529 r530 r531 r542 r543
    r544 r545 r546 r547 r550 r551 r552 r553 r554 r555 r556 r557 r558 r559 r560 r561 r562 r563 r564 r565 r566
    r567 r570 r571 r574 r575 r576 r577 r578 r579 r580 r581 r582 r583 r584 r586 r601 r602 r607 r611 r612 r620
    r621 r624 r625 r626 r628 r630 r631 r632 r633 r634 r635 r700 r701 r702 r703 r704 r705 r706 r707 r708 r709
    r710 epi int01 int02 int03 int04 int05 int06 int07 int08 int09 int11 int12 int13 int14 int15 int16 int17
    int18 int21 int31 int32 int33 int34 int35 int36 noe sw01 sw01a sw01b sw02 sw03 sw04 sw05 sw06 sw07 sw08
    sw09 sw10 sw11a sw11b sw12 sw13 sw14 sw15 sw16a sw16b sw16c sw17
}
