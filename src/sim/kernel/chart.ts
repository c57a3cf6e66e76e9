/**
 * A hand-placed drawing of a state machine. The machine says what happens, the chart only where its boxes stand;
 * a test holds that both have exactly the same states and transitions. Lengths are in canvas pixels of the chart's box.
 */

export interface ChartState {
  /** As in `lit`: `region.state`, for example `health.active`. */
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface ChartTransition {
  /** State ids of the same region. `from` may be the region's own id: from any of its states (no arrow is drawn). */
  readonly from: string;
  readonly to: string;
  /** The machine's event type. */
  readonly event: string;
  /** Text beside the arrow; empty when the arrow explains itself. */
  readonly label: string;
  /** Corners of the arrow from edge to edge; absent: a straight line between the boxes. */
  readonly points?: readonly (readonly [number, number])[];
}

export interface ChartRegion {
  readonly id: string;
  readonly title: string;
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

export interface StateChart {
  readonly title: string;
  /** Whose opinion it shows: `Microsoft DSM`, `HBA driver`. */
  readonly owner: string;
  readonly width: number;
  readonly height: number;
  readonly regions: readonly ChartRegion[];
}
