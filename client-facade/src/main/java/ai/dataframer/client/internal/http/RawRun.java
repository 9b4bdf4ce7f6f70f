package ai.dataframer.client.internal.http;

/** A run beside the text it was read from. */
public record RawRun(RunData run, String text) {}
