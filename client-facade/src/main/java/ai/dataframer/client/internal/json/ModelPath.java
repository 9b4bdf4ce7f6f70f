package ai.dataframer.client.internal.json;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a JSON path that a model knows. Any other name comes from the service's data, and could be personal data. */
final class ModelPath {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[\\d+]");

    private ModelPath() {}

    /** Returns {@code path}, with {@code *} in place of the first name that {@code model} does not list and all that follows. */
    static String of(String path, Type model) {
        return "$" + steps(path.substring(1), model);
    }

    private static String steps(String path, Type model) {
        if (path.isEmpty()) {
            return "";
        }
        Matcher step = STEP.matcher(path);
        Type value = step.lookingAt() ? value(model, step.group(1)) : null;
        return value == null ? ".*" : step.group() + steps(path.substring(step.end()), value);
    }

    /** Returns the type of the property, or for null of the list's elements; null if {@code model} has none. */
    private static @Nullable Type value(Type model, @Nullable String property) {
        if (property == null) {
            return model instanceof ParameterizedType list && list.getRawType() == List.class
                    ? list.getActualTypeArguments()[0]
                    : null;
        }
        Field[] fields = model instanceof Class<?> object ? object.getDeclaredFields() : new Field[0];
        for (Field field : fields) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null && name.value().equals(property)) {
                return field.getGenericType();
            }
        }
        return null;
    }
}
