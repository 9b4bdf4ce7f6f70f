/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.contract;

import org.jspecify.annotations.NullMarked;
