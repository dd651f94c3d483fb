import type * as Plot from "@observablehq/plot";
import type { Feature } from "./areas.ts";

/** Where shapes lie: their outermost coordinates. */
interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** How shapes become a picture: degrees by Mercator's projection, metres of a plane as they are, with north above. */
export function projectionOf(features: readonly Feature[]): {
  projection: Plot.PlotOptions["projection"];
  aspect: number;
} {
  const box = boxOf(features);
  const degrees = box.west >= -180 && box.east <= 180 && box.south >= -90 && box.north <= 90;
  const middle = ((box.south + box.north) / 2) * (Math.PI / 180);
  const wide = (box.east - box.west) * (degrees ? Math.cos(middle) : 1);
  const high = box.north - box.south;
  // The box as a line through its corners has no ring that could be taken for the rest of the world.
  const corners: [number, number][] = [
    [box.west, box.south],
    [box.east, box.north],
  ];
  const domain = { type: "MultiPoint" as const, coordinates: corners };
  return {
    projection: { type: degrees ? "mercator" : "reflect-y", domain, inset: 2 },
    aspect: wide > 0 && high > 0 ? high / wide : 1,
  };
}

function boxOf(features: readonly Feature[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { geometry } of features) {
    each(geometry?.coordinates, ([x, y]) => {
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    });
  }
  return box;
}

type Position = [number, number, ...number[]];
type Ring = Position[];

/** Every position in coordinates, however deep they lie. */
function each(coordinates: unknown, visit: (position: Position) => void): void {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === "number") visit(coordinates as Position);
  else for (const inner of coordinates) each(inner, visit);
}

/**
 * A shape with its rings as d3 wants them: the outer one clockwise as seen on a
 * map with north above, holes the other way. Files have them either way, and the
 * wrong way is the whole world but the area.
 */
export function rewound(feature: Feature): Feature {
  const { geometry } = feature;
  if (geometry?.type === "Polygon") {
    return { geometry: { type: "Polygon", coordinates: wound(geometry.coordinates as Ring[]) } };
  }
  if (geometry?.type === "MultiPolygon") {
    return { geometry: { type: "MultiPolygon", coordinates: (geometry.coordinates as Ring[][]).map(wound) } };
  }
  return { geometry: null };
}

function wound(rings: Ring[]): Ring[] {
  return rings.map((ring, i) => (turnsLeft(ring) === (i === 0) ? ring.toReversed() : ring));
}

/** Whether a ring goes against the clock: its area by the shoelace formula is above zero. */
function turnsLeft(ring: Ring): boolean {
  let twice = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [u, v] = ring[(i + 1) % ring.length] ?? [x, y];
    twice += x * v - u * y;
  }
  return twice > 0;
}
