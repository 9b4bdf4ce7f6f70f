/** Internal: defaults and duration arithmetic that the packages of this library share. */
@NullMarked
package ai.dataframer.client.internal;

import org.jspecify.annotations.NullMarked;
