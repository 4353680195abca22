// SPDX-License-Identifier: EUPL-1.2
// Draws the map of the public site, `npm run site-map`: the land of the world without any border, and of each State the
// place where its mark stands. Natural Earth 1:110m and 1:50m (world-atlas), in the Equal Earth projection. What it
// writes is kept in the repository, so that the program is built without node.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const WIDTH = 960;
const SMALLEST = 3; // square units of an island that is still drawn
const SOUTHERNMOST = -60; // Antarctica is left out: no State's mark stands there
const OF_OUR_OWN = { Kosovo: 'XK' };
// Not in the data as shapes of their own: longitude, latitude of the place.
const POINTS_ONLY = { TV: [179.2, -8.5], GI: [-5.35, 36.14], BQ: [-68.27, 12.2], SJ: [16, 78], TK: [-171.8, -9.2], CC: [96.8, -12.2], CX: [105.6, -10.5],
  BV: [3.4, -54.4], GF: [-53.1, 4], GP: [-61.5, 16.2], MQ: [-61, 14.6], RE: [55.5, -21.1], YT: [45.2, -12.8], UM: [166.6, 19.3] };

/** The text of src/node/site/world.csv: the size of the drawing, the land as a path, then each code with its place. */
export function siteMap() {
  const read = (file) => JSON.parse(readFileSync(require.resolve(`world-atlas/${file}.json`), 'utf8'));
  const coarse = read('land-110m');
  const fine = read('countries-50m');
  const alpha2 = new Map(require('i18n-iso-countries/codes.json').map(([two, , number]) => [number, two]));
  const land = {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: polygons(feature(coarse, coarse.objects.land)).filter((one) => geoCentroid(polygon(one))[1] > SOUTHERNMOST) },
  };
  const projection = geoEqualEarth().fitWidth(WIDTH, land);
  const draw = geoPath(projection);
  land.geometry.coordinates = land.geometry.coordinates.filter((one) => draw.area(polygon(one)) >= SMALLEST);
  const places = new Map();
  for (const geometry of fine.objects.countries.geometries) {
    const code = OF_OUR_OWN[geometry.properties.name] ?? alpha2.get(geometry.id);
    if (!code || code === 'AQ') continue;
    const largest = polygons(feature(fine, geometry)).map(polygon).sort((one, other) => geoArea(other) - geoArea(one))[0];
    places.set(code, projection(geoCentroid(largest)).map(Math.round));
  }
  for (const [code, place] of Object.entries(POINTS_ONLY)) if (!places.has(code)) places.set(code, projection(place).map(Math.round));
  const height = Math.ceil(draw.bounds(land)[1][1]);
  const rows = [...places].sort().map(([code, [x, y]]) => `${code},${x},${y},`);
  return ['of,x,y,path', `size,${WIDTH},${height},`, `land,,,${compact(draw(land))}`, ...rows, ''].join('\n');
}

function polygons({ features, geometry }) {
  if (features) return features.flatMap(polygons);
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function polygon(coordinates) {
  return { type: 'Polygon', coordinates };
}

// Whole units and relative moves, blanks between numbers alone.
function compact(path) {
  let result = '';
  for (const ring of path.split('M').slice(1)) {
    const corners = ring.replace('Z', '').split('L').map((pair) => pair.split(',').map((n) => Math.round(Number(n))));
    const kept = corners.filter(([x, y], i) => i === 0 || x !== corners[i - 1][0] || y !== corners[i - 1][1]);
    if (kept.length < 3) continue;
    let [x, y] = kept[0];
    result += `M${x} ${y}l`;
    for (const [nextX, nextY] of kept.slice(1)) {
      result += `${nextX - x} ${nextY - y} `;
      [x, y] = [nextX, nextY];
    }
    result = `${result.trimEnd()}z`;
  }
  return result.replaceAll(' -', '-');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = siteMap();
  writeFileSync('../src/node/site/world.csv', text);
  console.log(`world.csv: ${text.length} octets`);
}
