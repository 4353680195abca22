// SPDX-License-Identifier: EUPL-1.2
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { Loading } from "./Loading";

/**
 * A component whose code is fetched when it is first shown; `Meanwhile` stands in its place. React's own lazy() shows
 * nothing for 300 ms after a placeholder, twice for a pane within a page: the code is there long before.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, Meanwhile: () => ReactNode = Loading): (props: P) => ReactNode {
  let Arrived: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [, setHere] = useState(Arrived !== undefined);
    const [fault, setFault] = useState<{ thrown: unknown }>();
    useEffect(() => {
      if (Arrived !== undefined) return;
      let left = false;
      load().then(
        (component) => {
          Arrived = component;
          if (!left) setHere(true);
        },
        (thrown: unknown) => {
          if (!left) setFault({ thrown });
        },
      );
      return () => {
        left = true;
      };
    }, []);
    if (fault) throw fault.thrown;
    return Arrived ? <Arrived {...props} /> : <Meanwhile />;
  };
}
