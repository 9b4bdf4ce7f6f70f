/** The client under faults, load and bad input. */
@NullMarked
package ai.dataframer.client.faults;

import org.jspecify.annotations.NullMarked;
