/** What stands in a file of LevelDB, as it was before it was cut into a log's parts or compressed into a table's blocks. */
export function contentsOfStore(name: string, bytes: Buffer): readonly Buffer[] {
  if (name.endsWith('.log')) return [logContent(bytes)];
  return name.endsWith('.ldb') || name.endsWith('.sst') ? tableBlocks(bytes) : [];
}

const logBlockBytes = 32_768;
const partHeaderBytes = 7;

/** A log is made of blocks, and a record that does not fit goes on in the next with a header in between. */
function logContent(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + partHeaderBytes <= bytes.length;) {
    const left = logBlockBytes - (at % logBlockBytes);
    const length = bytes.readUInt16LE(at + 4);
    if (left < partHeaderBytes || length + partHeaderBytes > left || (length === 0 && bytes[at + 6] === 0)) at += left;
    else {
      parts.push(bytes.subarray(at + partHeaderBytes, at + partHeaderBytes + length));
      at += partHeaderBytes + length;
    }
  }
  return Buffer.concat(parts);
}

const footerBytes = 48;
const snappyBlock = 1;

function tableBlocks(bytes: Buffer): readonly Buffer[] {
  if (bytes.length < footerBytes) return [];
  try {
    const footer = reader(bytes, bytes.length - footerBytes);
    handleAt(footer);
    const index = blockAt(bytes, handleAt(footer));
    return [index, ...entriesOf(index).map((value) => blockAt(bytes, handleAt(reader(value, 0))))];
  } catch {
    // A table that is cut short is looked through as it is; that has been done before.
    return [];
  }
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

const handleAt = (from: Reader): Handle => ({ offset: from.number(), size: from.number() });

function blockAt(bytes: Buffer, { offset, size }: Handle): Buffer {
  const block = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === snappyBlock ? unsnappied(block) : block;
}

/** The values of an index block: each says where a block of data is. */
function entriesOf(block: Buffer): Buffer[] {
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const values: Buffer[] = [];
  for (const at = reader(block, 0); at.position < end;) {
    at.number();
    const keyBytes = at.number();
    const valueBytes = at.number();
    at.skip(keyBytes);
    values.push(at.skip(valueBytes));
  }
  return values;
}

/** Snappy: literals, and copies of what came before. */
function unsnappied(bytes: Buffer): Buffer {
  const from = reader(bytes, 0);
  const out = Buffer.alloc(from.number());
  let length = 0;
  const copy = (count: number, back: number) => {
    for (let left = count; left > 0; left--, length++) out[length] = out[length - back] ?? 0;
  };
  while (from.position < bytes.length) {
    const tag = from.byte();
    const head = tag >> 2;
    if ((tag & 3) === 0) {
      const count = head < 60 ? head + 1 : from.little(head - 59) + 1;
      length += from.skip(count).copy(out, length);
    } else if ((tag & 3) === 1) copy((head & 7) + 4, ((tag >> 5) << 8) | from.byte());
    else copy(head + 1, from.little((tag & 3) === 2 ? 2 : 4));
  }
  return out;
}

type Reader = ReturnType<typeof reader>;

function reader(bytes: Buffer, start: number) {
  let position = start;
  return {
    get position() {
      return position;
    },
    byte: () => bytes.readUInt8(position++),
    little(count: number) {
      position += count;
      return bytes.readUIntLE(position - count, count);
    },
    skip(count: number) {
      position += count;
      return bytes.subarray(position - count, position);
    },
    /** A number in groups of seven bits, the lowest first. */
    number() {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes.readUInt8(position++);
        value += (byte & 127) * shift;
        if (byte < 128) return value;
      }
    },
  };
}
