/** Many runs: same weather, different choices. It decides nothing about storage itself. */
export { compareFacts, openVariants, passOn, refusalOf, refusalsOf, type Variant } from './compare';
export { withPolicy } from './forced';
export { ReportSink, reportOf, type RunReport } from './report';
export { drawStorm, runStorm, type Breach, type StormResult } from './storm';
