// Numbers as the learner reads them.

/**
 * Fixed decimals, or significant digits on a log scale; HTML where it has a power of ten.
 * @param {number} x
 * @param {{ log: boolean, digits: number }} how digits: decimals, on a log scale significant digits
 */
export function written(x, { log, digits }) {
  return log ? significant(x, digits) : minus(x.toFixed(digits));
}

/** @param {string} text @returns {string} with a true minus, and no minus before a zero */
function minus(text) {
  return text.replace("-", Number(text) === 0 ? "" : "−");
}

/** @param {number} x @param {number} digits */
function significant(x, digits) {
  if (x >= 1e-3 && x < 1e5) {
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(x) + 1e-9));
    return String(Number(x.toFixed(decimals)));
  }
  const [mantissa, power] = x.toExponential(Math.max(0, digits - 2)).split("e");
  const raised = `10<sup>${minus(String(Number(power)))}</sup>`;
  return Number(mantissa) === 1 ? raised : `${mantissa}·${raised}`;
}

/**
 * A scale from low to high, in decades where it is a log scale.
 * @param {{ low: number, high: number, log: boolean }} scale
 */
export function line({ low, high, log }) {
  /** @param {number} x */
  const place = (x) => (log ? Math.log10(x) : x);
  /** @param {number} f */
  const value = (f) => (log ? 10 ** f : f);
  return {
    place,
    value,
    /** Where x stands on the line, 0 … 1, never beside it. @param {number} x */
    at: (x) => Math.min(1, Math.max(0, (place(x) - place(low)) / (place(high) - place(low)))),
  };
}

/**
 * Between the handle of a range input and the value it stands for. On a log scale the handle counts the stops, so that
 * every round number can be set with the keyboard.
 * @param {{ log: boolean, stops: number[] }} slider
 */
export function handleOf({ log, stops }) {
  /** @param {number} x @param {number} stop */
  const far = (x, stop) => Math.abs(Math.log(stop / x));
  return {
    /** Where the handle stands for x. @param {number} x */
    place: (x) => (log ? stops.reduce((best, stop, i) => (far(x, stop) < far(x, stops[best]) ? i : best), 0) : x),
    /** What the handle says: a step of 0.1 from −4 lands on 0.30000000000000027, and shown is 0.3. @param {string} text */
    read: (text) => (log ? stops[Number(text)] : Number(Number(text).toFixed(10))),
  };
}

/** An estimate as it was meant: two digits. @param {number} x */
export const estimated = (x) => Number(x.toPrecision(2));
