/** Internal: the operations on seed datasets. It creates their requests and maps the responses to values of JDK types. */
@NullMarked
package ai.dataframer.client.internal.datasets;

import org.jspecify.annotations.NullMarked;
