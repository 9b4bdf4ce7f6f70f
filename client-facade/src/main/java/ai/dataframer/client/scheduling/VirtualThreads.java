package ai.dataframer.client.scheduling;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads, which are looked up by reflection because this library is compiled for JDK 17. */
final class VirtualThreads {
    /** Before this release, a virtual thread that blocks in a {@code synchronized} block holds up others. */
    private static final int FIRST_RELEASE = 24;

    private static final Optional<ThreadFactory> FACTORY = factory();

    private VirtualThreads() {}

    /** Returns false on a JDK that has no suitable ones. */
    static boolean areThere() {
        return FACTORY.isPresent();
    }

    static void start(Runnable task, @Nullable ClassLoader contextClassLoader) {
        Thread thread = FACTORY.orElseThrow().newThread(task);
        thread.setContextClassLoader(contextClassLoader);
        thread.start();
    }

    private static Optional<ThreadFactory> factory() {
        if (Runtime.version().feature() < FIRST_RELEASE) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            type.getMethod("name", String.class, long.class).invoke(builder, "dataframer-worker-", 1L);
            type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
            return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no virtual threads in Java " + Runtime.version(), e);
        }
    }
}
