/** What the legend says of the dots: how many I/Os one stands for. Written by the dots, read by the legend. */
class DotLegend {
  dots = $state(false);
  perDot = $state(1);
}
export const legendOf = new DotLegend();
