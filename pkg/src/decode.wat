;; Decodes the text of generated/inline.ts where it stands: see crates/xtask-package/src/inline.rs.
;; In JavaScript the first run of this loop, which is the only one, takes ten times as long.
(module
  ;; Three tables of 128 bytes: what a character stands for alone, behind `}` and behind `~`; then the text.
  (memory (export "memory") 1)
  ;; From the end of the text to the end of the bytes.
  (func (export "decode") (param $end i32) (result i32)
    (local $read i32) (local $write i32) (local $table i32) (local $character i32)
    (local.set $read (i32.const 384))
    (local.set $write (i32.const 384))
    (loop $next
      (local.set $character (i32.load8_u (local.get $read)))
      (local.set $read (i32.add (local.get $read) (i32.const 1)))
      (if (i32.ge_u (local.get $character) (i32.const 125))
        (then
          (local.set $table (i32.shl (i32.sub (local.get $character) (i32.const 124)) (i32.const 7)))
          ;; two escapes never follow each other, but the second character of a pair may be one
          (local.set $character (i32.load8_u (local.get $read)))
          (local.set $read (i32.add (local.get $read) (i32.const 1)))))
      (i32.store8 (local.get $write) (i32.load8_u (i32.add (local.get $table) (local.get $character))))
      (local.set $table (i32.const 0))
      (local.set $write (i32.add (local.get $write) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $read) (local.get $end))))
    (local.get $write)))
