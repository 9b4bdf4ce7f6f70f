/** Plays fleets of waits through on virtual time, with the library's own decisions: through outages, and under a rate limit. */
@NullMarked
package ai.dataframer.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
