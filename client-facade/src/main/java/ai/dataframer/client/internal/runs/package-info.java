/**
 * Internal: the operations on runs. The only package that uses the generated module: it creates the requests and maps the
 * responses to values of JDK types.
 */
@NullMarked
package ai.dataframer.client.internal.runs;

import org.jspecify.annotations.NullMarked;
