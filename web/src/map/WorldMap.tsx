// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import type { NetworkAnswer, Partner } from "../api/types";
import "./map.css";

interface World {
  width: number;
  height: number;
  shapes: Record<string, string>;
  points: Record<string, [number, number]>;
  unassigned: { name: string; path: string }[];
  borders: string;
}

interface WorldMapProps {
  /** The State the map speaks for, drawn apart. */
  home: string;
  chosen: string;
  partners: Partner[];
  /** Lifts out the States without a basis. */
  gaps: boolean;
  onChoose: (code: string) => void;
}

/** The world coloured by the answer for one State. The table beside it says the same to those who do not see it. */
export function WorldMap({ home, chosen, partners, gaps, onChoose }: WorldMapProps) {
  const [world, setWorld] = useState<World | null>(null);
  useEffect(() => {
    let current = true;
    void import("./generated/world.json").then((module) => {
      if (current) setWorld(module.default as unknown as World);
    });
    return () => {
      current = false;
    };
  }, []);
  if (world === null) return <div className="world waiting" />;
  const answers = new Map(partners.map((partner) => [partner.state, partner.answer]));
  const role = (code: string): NetworkAnswer | "home" | "silent" => (code === home ? "home" : (answers.get(code) ?? "silent"));
  const classes = (code: string) => `${role(code)}${code === chosen ? " chosen" : ""}`;
  return (
    <svg className={gaps ? "world gaps" : "world"} viewBox={`0 0 ${world.width} ${world.height}`} aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className="hatch-ground" />
          <rect width="3" height="8" className="hatch-line" />
        </pattern>
        <pattern id="dots" width="9" height="9" patternUnits="userSpaceOnUse">
          <rect width="9" height="9" className="dots-ground" />
          <circle cx="4" cy="4" r="1.8" className="dots-dot" />
        </pattern>
      </defs>
      {world.unassigned.map((shape) => (
        <path key={shape.name} d={shape.path} className="silent" />
      ))}
      {Object.entries(world.shapes).map(([code, path]) => (
        <path key={code} d={path} className={classes(code)} onClick={() => code !== home && onChoose(code)} />
      ))}
      <path d={world.borders} className="borders" />
      {Object.entries(world.points).map(([code, [x, y]]) => (
        <circle key={code} cx={x} cy={y} r="7" className={classes(code)} onClick={() => code !== home && onChoose(code)} />
      ))}
    </svg>
  );
}
