@NullMarked
package ai.dataframer.client.nativeimage;

import org.jspecify.annotations.NullMarked;
