/** Where the library's code meets the program's: each runs on threads of its own. */
@NullMarked
package ai.dataframer.client.internal.threads;

import org.jspecify.annotations.NullMarked;
