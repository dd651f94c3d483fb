/**
 * A function that keeps, for each first argument, what it last gave: asked for the same again it gives that,
 * so that who draws it sees that nothing has changed. Arguments are the same if they are the same objects.
 */
export function memoized<K extends object, A extends unknown[], R>(
  give: (of: K, ...more: A) => R,
): (of: K, ...more: A) => R {
  const last = new WeakMap<K, { more: A; given: R }>();
  return (of, ...more) => {
    const known = last.get(of);
    if (known?.more.every((x, i) => Object.is(x, more[i]))) return known.given;
    const given = give(of, ...more);
    last.set(of, { more, given });
    return given;
  };
}
