import { useEffect, useState } from 'react';

/** The value once it has stayed as it is for so long; the first one at once. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => settle(() => value), ms);
    return () => clearTimeout(timer);
  }, [settled, value, ms]);
  return settled;
}
