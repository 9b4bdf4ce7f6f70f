/** Not for use by programs: defaults and duration arithmetic shared by the packages of this library. */
@NullMarked
package ai.dataframer.client.internal;

import org.jspecify.annotations.NullMarked;
