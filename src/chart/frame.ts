/** The view box, and within it the edges of the plot, but for the one on the left. */
export const frame = {
  width: 800,
  height: 400,
  top: 106,
  bottom: 346,
  right: 776,
  edge: 20,
} as const;

/** Where a chart's lines are drawn, in units of the view box. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const paint = {
  ground: '#1e1f22',
  text: '#f2f3f5',
  faint: '#b5bac1',
  grid: '#35373c',
  line: '#f7931a',
  retarget: '#5b8def',
  halving: '#c39bf5',
  level: '#dbdee1',
  /** Colours of areas; those of texts are lighter. */
  gain: '#2eb872',
  loss: '#ec4146',
  good: '#57c98a',
  bad: '#ff8a8c',
} as const;

/** Texts along the axes: 36 pixels of a picture 1,200 wide, to be read on a phone that shows a third of them. */
export const label = { size: 24, colour: paint.faint } as const;
