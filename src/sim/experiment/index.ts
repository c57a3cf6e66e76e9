/** Many runs: same weather, different choices. It decides nothing about storage itself. */
export { compareFacts, openVariants, passOn, refusalOf, type Variant } from './compare';
export { withPolicy } from './forced';
export { ReportSink, reportOf, type RunReport } from './report';
