package ai.dataframer.compatibility;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public classes of a folder with their public and protected members, as sorted lines. */
final class Signatures {
    private Signatures() {}

    static List<String> of(Path classes, Path... needed) throws IOException {
        URL[] path = new URL[needed.length + 1];
        path[0] = classes.toUri().toURL();
        for (int i = 0; i < needed.length; i++) {
            path[i + 1] = needed[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(path, Signatures.class.getClassLoader());
                Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replaceAll("[/\\\\]", "."))
                    .filter(name ->
                            name.endsWith(".class") && !name.endsWith("-info.class") && !name.contains(".internal."))
                    .map(name -> load(loader, name.replaceAll("\\.class$", "")))
                    .filter(Signatures::isPublic)
                    .sorted(Comparator.comparing(Class::getName))
                    .flatMap(Signatures::lines)
                    .toList();
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> isSeen(field, type))
                .sorted(Comparator.comparing(Field::getName))
                .map(Signatures::field);
        Stream<String> calls = Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()),
                        hiddenLine(type).flatMap(parent -> Arrays.stream(parent.getDeclaredMethods())))
                .filter(call -> isSeen(call, type))
                .sorted(Comparator.comparing(Executable::getName).thenComparing(Executable::toGenericString))
                .map(Signatures::call)
                .distinct();
        return Stream.concat(
                Stream.of(header(type)), Stream.concat(fields, calls).map(line -> "  " + line));
    }

    /** Returns {@code type} and the parents up below the first public one: to a user, their methods are its own. */
    private static Stream<Class<?>> hiddenLine(Class<?> type) {
        return Stream.iterate(
                type, parent -> parent != null && (parent == type || !isPublic(parent)), Class::getSuperclass);
    }

    private static boolean isSeen(Member member, Class<?> type) {
        boolean inherited = Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers());
        return !member.isSynthetic() && (Modifier.isPublic(member.getModifiers()) || inherited);
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        int modifiers = type.getModifiers() & Modifier.classModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT : 0);
        Class<?> last = hiddenLine(type).reduce(type, (child, parent) -> parent);
        String parent = type.isInterface() || last.getSuperclass() == Object.class
                ? ""
                : " extends " + shorten(last.getAnnotatedSuperclass().toString());
        String interfaces = join(type.getAnnotatedInterfaces(), ", ");
        return deprecation(type) + Modifier.toString(modifiers) + " " + kind + " "
                + type.getName().replace('$', '.')
                + variables(type.getTypeParameters(), "") + parent
                + (interfaces.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + interfaces);
    }

    private static String field(Field field) {
        return deprecation(field) + Modifier.toString(field.getModifiers()) + " "
                + shorten(field.getAnnotatedType().toString()) + " " + field.getName();
    }

    private static String call(Executable call) {
        String returned = call instanceof Method
                ? shorten(call.getAnnotatedReturnType().toString()) + " " + call.getName()
                : "new";
        int modifiers = call.getModifiers()
                & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT);
        String thrown = join(call.getAnnotatedExceptionTypes(), ", ");
        return deprecation(call) + Modifier.toString(modifiers) + " " + variables(call.getTypeParameters(), " ")
                + returned + "(" + join(call.getAnnotatedParameterTypes(), ", ") + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String deprecation(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String variables(TypeVariable<?>[] variables, String after) {
        Function<TypeVariable<?>, String> text = variable -> Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(Type::getTypeName)
                .map(Signatures::shorten)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" & "),
                        bounds -> variable + (bounds.isEmpty() ? "" : " extends " + bounds)));
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(text).collect(Collectors.joining(", ", "<", ">" + after));
    }

    private static String join(AnnotatedType[] types, String separator) {
        return Arrays.stream(types).map(type -> shorten(type.toString())).collect(Collectors.joining(separator));
    }

    /** Leaves packages out, and what JDKs write differently. */
    private static String shorten(String text) {
        return text.replaceAll("\\b([a-z]\\w*\\.)+", "").replace("()", "").replace('$', '.');
    }
}
