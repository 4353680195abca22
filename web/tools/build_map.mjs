// SPDX-License-Identifier: EUPL-1.2
// Draws the world once, at build time: Natural Earth 1:50m (world-atlas), simplified, in the Equal Earth projection,
// as one SVG path per State. The browser needs no projection code and no topology decoder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const WIDTH = 2000;
const DETAIL = 0.022; // smallest triangle kept, in square degrees
const MARKER_AREA = 26; // States drawn smaller than this (square units) also get a point marker
const WITHOUT_OWN_ISO_NUMBER = { Kosovo: 'XK' };
// Not in Natural Earth 1:50m as shapes of their own: longitude, latitude of the place.
const POINTS_ONLY = { TV: [179.2, -8.5], GI: [-5.35, 36.14] };

const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const alpha2 = new Map(require('i18n-iso-countries/codes.json').map(([two, , number]) => [number, two]));

const codeOf = (geometry) => WITHOUT_OWN_ISO_NUMBER[geometry.properties.name] ?? alpha2.get(geometry.id) ?? null;
const land = simplify(presimplify(atlas), DETAIL);
const countries = {
  ...land.objects.countries,
  geometries: land.objects.countries.geometries.filter((g) => codeOf(g) !== 'AQ'),
};
const whole = { type: 'FeatureCollection', features: countries.geometries.map((g) => feature(land, g)) };
const projection = geoEqualEarth().fitWidth(WIDTH, whole);
const height = Math.ceil(geoPath(projection).bounds(whole)[1][1]);
const draw = geoPath(projection);

const shapes = {};
const points = {};
const unassigned = [];
for (const geometry of countries.geometries) {
  const shape = feature(land, geometry);
  const code = codeOf(geometry);
  const path = compact(draw(shape));
  if (code === null) {
    if (path) unassigned.push({ name: geometry.properties.name, path });
    continue;
  }
  if (path) shapes[code] = (shapes[code] ?? '') + path;
  const original = feature(atlas, atlas.objects.countries.geometries.find((g) => codeOf(g) === code));
  if (draw.area(original) < MARKER_AREA) points[code] = draw.centroid(original).map(Math.round);
}
for (const [code, place] of Object.entries(POINTS_ONLY)) points[code] = projection(place).map(Math.round);
const borders = compact(draw(mesh(land, countries, (a, b) => a !== b)));

mkdirSync('src/map/generated', { recursive: true });
const world = { width: WIDTH, height, shapes, points, unassigned, borders };
writeFileSync('src/map/generated/world.json', JSON.stringify(world));
console.log(`world: ${Object.keys(shapes).length} shapes, ${Object.keys(points).length} markers, ${JSON.stringify(world).length} bytes`);

// Whole units and relative moves: a third of the size d3 writes, and it compresses better.
function compact(path) {
  if (!path) return '';
  let result = '';
  for (const ring of path.split('M').slice(1)) {
    const closed = ring.endsWith('Z');
    const corners = ring.replace('Z', '').split('L').map((pair) => pair.split(',').map((n) => Math.round(Number(n))));
    const kept = corners.filter(([x, y], i) => i === 0 || x !== corners[i - 1][0] || y !== corners[i - 1][1]);
    if (kept.length < (closed ? 3 : 2)) continue;
    let [x, y] = kept[0];
    result += `M${x},${y}l`;
    for (const [nextX, nextY] of kept.slice(1)) {
      result += `${nextX - x},${nextY - y} `;
      [x, y] = [nextX, nextY];
    }
    result = result.trimEnd() + (closed ? 'z' : '');
  }
  return result.replaceAll(' -', '-').replaceAll(',-', '-');
}
