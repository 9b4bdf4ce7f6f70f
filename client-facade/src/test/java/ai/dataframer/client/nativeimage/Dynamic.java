package ai.dataframer.client.nativeimage;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Notes what a program asks the JVM for by name or by reflection, as a native image must know it beforehand. */
final class Dynamic {
    /** The advice becomes part of the JDK's own classes, which find the notes here. */
    static final String NOTES = "dynamic.notes";

    private Dynamic() {}

    /** Returns the notes, which grow from now on: "class NAME", "proxy NAME", "resource NAME". Needs Byte Buddy's agent. */
    static Set<String> record() {
        // Plain on purpose: a set whose own classes look something up while they are initialized would call itself
        Set<String> notes = Collections.synchronizedSet(new TreeSet<>());
        System.getProperties().put(NOTES, notes);
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(none())
                .type(named(Class.class.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(MemberLookUp.class)
                                .on(namedOneOf(
                                        "getFields",
                                        "getField",
                                        "getDeclaredFields",
                                        "getDeclaredField",
                                        "getMethods",
                                        "getMethod",
                                        "getDeclaredMethods",
                                        "getDeclaredMethod",
                                        "getConstructors",
                                        "getConstructor",
                                        "getDeclaredConstructors",
                                        "getDeclaredConstructor")))
                        .visit(Advice.to(ClassLookUp.class).on(named("forName").and(takesArgument(0, String.class))))
                        .visit(Advice.to(ResourceLookUp.class).on(namedOneOf("getResource", "getResourceAsStream"))))
                .type(named(ClassLoader.class.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(ResourceLookUp.class)
                        .on(namedOneOf("getResource", "getResources", "getResourceAsStream"))))
                .type(named(Proxy.class.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(ProxyMaking.class)
                        .on(named("newProxyInstance").and(takesArgument(1, Class[].class)))))
                .installOn(ByteBuddyAgent.install());
        return notes;
    }

    static final class MemberLookUp {
        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void note(@Advice.This Class<?> type) {
            ((Set<String>) System.getProperties().get(NOTES)).add("class " + type.getName());
        }
    }

    static final class ClassLookUp {
        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void note(@Advice.Argument(0) String name) {
            ((Set<String>) System.getProperties().get(NOTES)).add("class " + name);
        }
    }

    static final class ResourceLookUp {
        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void note(@Advice.Argument(0) String name) {
            ((Set<String>) System.getProperties().get(NOTES)).add("resource " + name);
        }
    }

    static final class ProxyMaking {
        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void note(@Advice.Argument(1) Class<?>[] interfaces) {
            for (Class<?> type : interfaces) {
                ((Set<String>) System.getProperties().get(NOTES)).add("proxy " + type.getName());
            }
        }
    }
}
