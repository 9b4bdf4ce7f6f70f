/** Metrics and traces of the client's requests, through its OkHttp: to run and to copy from. */
@NullMarked
package ai.dataframer.examples.observability;

import org.jspecify.annotations.NullMarked;
