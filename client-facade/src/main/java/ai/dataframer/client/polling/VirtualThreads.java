package ai.dataframer.client.polling;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which are looked up by reflection because this library is compiled for JDK 17. */
final class VirtualThreads {
    /** Before this release, a virtual thread that blocks in a {@code synchronized} block holds up others. */
    private static final int FIRST_RELEASE = 24;

    private VirtualThreads() {}

    /** Returns a factory of threads named {@code name} and a number, or nothing on a JDK that has no suitable ones. */
    static Optional<ThreadFactory> named(String name) {
        if (Runtime.version().feature() < FIRST_RELEASE) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            type.getMethod("name", String.class, long.class).invoke(builder, name, 1L);
            type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
            return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no virtual threads in Java " + Runtime.version(), e);
        }
    }
}
