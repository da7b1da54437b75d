//! Deflate (RFC 1951), as little of it as is needed to look at the beginning of a file.
//!
//! One bit at a time, with no tables but the counts and symbols of each code: a fast decoder such as `miniz_oxide` is 4 KB
//! more of compressed WebAssembly, for at most some kilobytes of a few files. Tests hold it to that decoder.

use super::source::Source;

/// How many compressed bytes are read at once.
const CHUNK: usize = 1024;
/// The longest code, in bits.
const MAX_BITS: usize = 15;
/// How many symbols the code of literals and lengths has; two of them are never used.
const LITERALS: usize = 288;

/// Inflates the bytes of `source` from `start` to before `stop` into `out`, until either ends.
///
/// Returns how many bytes came out, and whether the content ended with them; nothing when it is corrupt or cut.
pub(super) fn inflate(source: Source<'_>, start: u64, stop: u64, out: &mut [u8]) -> Option<(usize, bool)> {
    let mut bits = Bits { source, at: start, stop, chunk: [0; CHUNK], pos: 0, len: 0, hold: 0, held: 0 };
    let mut out = Out { bytes: out, len: 0 };
    loop {
        let last = bits.take(1)? == 1;
        let more = match bits.take(2)? {
            0 => stored(&mut bits, &mut out)?,
            1 => {
                let lengths: [u8; LITERALS] = std::array::from_fn(|symbol| match symbol {
                    0..144 => 8,
                    144..256 => 9,
                    256..280 => 7,
                    _ => 8,
                });
                codes(&mut bits, &mut out, &Huffman::new(&lengths)?, &Huffman::new(&[5; 30])?)?
            }
            2 => {
                let (literals, distances) = dynamic(&mut bits)?;
                codes(&mut bits, &mut out, &literals, &distances)?
            }
            _ => return None,
        };
        if !more || last {
            return Some((out.len, more));
        }
    }
}

/// The compressed bytes, bit by bit, the lowest first.
struct Bits<'a> {
    source: Source<'a>,
    /// Where the next chunk is.
    at: u64,
    stop: u64,
    chunk: [u8; CHUNK],
    pos: usize,
    len: usize,
    /// Bits of the last byte that are not taken yet, and how many.
    hold: u32,
    held: u32,
}

impl Bits<'_> {
    fn byte(&mut self) -> Option<u8> {
        if self.pos == self.len {
            let wanted = usize::try_from(self.stop - self.at).unwrap_or(CHUNK).min(CHUNK);
            self.len = self.source.read_at(self.at, &mut self.chunk[..wanted]);
            self.at += self.len as u64;
            self.pos = 0;
        }
        let byte = *self.chunk[..self.len].get(self.pos)?;
        self.pos += 1;
        Some(byte)
    }

    /// The next `count` bits as a number; no more than 16.
    fn take(&mut self, count: u32) -> Option<u32> {
        while self.held < count {
            self.hold |= u32::from(self.byte()?) << self.held;
            self.held += 8;
        }
        let bits = self.hold & ((1 << count) - 1);
        self.hold >>= count;
        self.held -= count;
        Some(bits)
    }
}

/// The output so far.
struct Out<'a> {
    bytes: &'a mut [u8],
    len: usize,
}

impl Out<'_> {
    /// Appends a byte; returns whether it fit.
    fn push(&mut self, byte: u8) -> bool {
        let room = self.bytes.get_mut(self.len);
        self.len += usize::from(room.is_some());
        room.map(|place| *place = byte).is_some()
    }

    /// Repeats `length` bytes from `distance` back; says whether there was room for them.
    fn repeat(&mut self, length: u32, distance: usize) -> Option<bool> {
        for _ in 0..length {
            let byte = self.bytes[self.len.checked_sub(distance)?..].first().copied();
            if !byte.is_some_and(|byte| self.push(byte)) {
                return Some(false);
            }
        }
        Some(true)
    }
}

/// A canonical code: how many symbols have each length, and the symbols in order.
struct Huffman {
    counts: [u16; MAX_BITS + 1],
    symbols: [u16; LITERALS],
}

impl Huffman {
    /// The code in which each symbol has this length, 0 for a symbol that is not used. `None` if the code is oversubscribed; an
    /// incomplete code is an error only when a missing code is used.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut code = Self { counts: [0; MAX_BITS + 1], symbols: [0; LITERALS] };
        let mut next = 0;
        let mut left = 1i32;
        for bits in 1..=MAX_BITS {
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, length)| usize::from(**length) == bits) {
                code.symbols[next] = symbol as u16;
                code.counts[bits] += 1;
                next += 1;
            }
            left = left * 2 - i32::from(code.counts[bits]);
            if left < 0 {
                return None;
            }
        }
        Some(code)
    }

    /// Reads one symbol.
    fn read(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut index) = (0i32, 0i32, 0i32);
        for &count in &self.counts[1..] {
            code |= bits.take(1)? as i32;
            let count = i32::from(count);
            if code - count < first {
                return self.symbols.get((index + code - first) as usize).map(|&s| s.into());
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

/// A block of bytes as they are. Says whether there was room, as the other kinds of blocks do.
fn stored(bits: &mut Bits<'_>, out: &mut Out<'_>) -> Option<bool> {
    (bits.hold, bits.held) = (0, 0);
    let length = bits.take(16)?;
    if bits.take(16)? != !length & 0xffff {
        return None;
    }
    for _ in 0..length {
        if !out.push(bits.byte()?) {
            return Some(false);
        }
    }
    Some(true)
}

/// The two codes of a block that brings its own: their lengths come in a third code.
fn dynamic(bits: &mut Bits<'_>) -> Option<(Huffman, Huffman)> {
    const ORDER: [u8; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let literals = bits.take(5)? as usize + 257;
    let distances = bits.take(5)? as usize + 1;
    let given = bits.take(4)? as usize + 4;
    let mut lengths = [0; 19];
    for &symbol in &ORDER[..given] {
        lengths[usize::from(symbol)] = bits.take(3)? as u8;
    }
    let code = Huffman::new(&lengths)?;
    let mut lengths = [0; 320];
    let (mut at, all) = (0, literals + distances);
    while at < all {
        let (length, times) = match code.read(bits)? {
            16 => (*lengths.get(at.checked_sub(1)?)?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (length as u8, 1),
        };
        let end = at + times as usize;
        lengths[..all].get_mut(at..end)?.fill(length);
        at = end;
    }
    let (literal_lengths, distance_lengths) = lengths[..all].split_at(literals);
    Some((Huffman::new(literal_lengths.get(..LITERALS.min(literals))?)?, Huffman::new(distance_lengths)?))
}

/// A block of literals and repetitions.
fn codes(bits: &mut Bits<'_>, out: &mut Out<'_>, literals: &Huffman, distances: &Huffman) -> Option<bool> {
    loop {
        let room = match literals.read(bits)? {
            literal @ 0..256 => out.push(literal as u8),
            256 => return Some(true),
            symbol => {
                let length = length(bits, symbol - 257)?;
                let symbol = distances.read(bits)?;
                let distance = distance(bits, symbol)?;
                out.repeat(length, distance)?
            }
        };
        if !room {
            return Some(false);
        }
    }
}

/// The length of a repetition: in groups of four symbols, each group with one more bit than the one before.
fn length(bits: &mut Bits<'_>, symbol: usize) -> Option<u32> {
    match symbol as u32 {
        symbol @ 0..8 => Some(symbol + 3),
        symbol @ 8..28 => {
            let extra = symbol / 4 - 1;
            Some(3 + ((4 + symbol % 4) << extra) + bits.take(extra)?)
        }
        28 => Some(258),
        _ => None,
    }
}

/// How far back a repetition begins: in groups of two symbols, each group with one more bit than the one before.
fn distance(bits: &mut Bits<'_>, symbol: usize) -> Option<usize> {
    match symbol as u32 {
        symbol @ 0..4 => Some(symbol as usize + 1),
        symbol @ 4..30 => {
            let extra = symbol / 2 - 1;
            Some((1 + ((2 + symbol % 2) << extra) + bits.take(extra)?) as usize)
        }
        _ => None,
    }
}
