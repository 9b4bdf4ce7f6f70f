package ai.dataframer.client.internal.http;

/** A request in the queue of a {@link Turnstile}. */
abstract class Turn {
    private final boolean async;

    /** Order of arrival in its lane; guarded by the turnstile. */
    long number;

    /** Takes whether this request needs a permit, which it gives back by {@link Turnstile#leave}. */
    Turn(boolean async) {
        this.async = async;
    }

    final boolean isAsync() {
        return async;
    }

    /** Returns true once this request has been cancelled. */
    abstract boolean isOver();

    /** Sends the request. Must not block. */
    abstract void go();

    /** Ends the call, because {@link #go} threw: no thread could be started, for example. */
    abstract void fail(Throwable failure);
}
