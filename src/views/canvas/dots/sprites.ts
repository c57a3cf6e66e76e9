/** Dots as small pictures, drawn once a theme: circle for a read, square for a write, triangle for a retry. */
export type Shape = 'read' | 'write' | 'retry';
export type Sprites = Readonly<Record<Shape, HTMLCanvasElement>>;

export function sprites(fill: string, rim: string, scale: number, ratio: number): Sprites {
  const one = (shape: Shape): HTMLCanvasElement => {
    const side = Math.ceil(12 * scale * ratio);
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const pen = canvas.getContext('2d');
    if (!pen) return canvas;
    pen.scale((scale * side) / (12 * scale), side / 12);
    pen.setTransform(side / 12, 0, 0, side / 12, side / 2, side / 2);
    const outline = new Path2D(
      shape === 'read' ? 'M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0' : shape === 'write' ? 'M-4 -4h8v8h-8z' : 'M0 -5L5 4H-5z',
    );
    pen.fillStyle = fill;
    pen.fill(outline);
    pen.strokeStyle = rim;
    pen.lineWidth = 1.75;
    pen.stroke(outline);
    return canvas;
  };
  return { read: one('read'), write: one('write'), retry: one('retry') };
}
