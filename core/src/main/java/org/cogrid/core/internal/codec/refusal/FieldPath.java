package org.cogrid.core.internal.codec.refusal;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PushTask;
import org.jspecify.annotations.Nullable;

/**
 * Names the place of a part in an object: a field, an index, a key or a captured variable. Empty when the place can't
 * be seen.
 */
final class FieldPath {
    private FieldPath() {}

    /** The name of the place of {@code part} in {@code whole}, which travels as {@code form}. */
    static String of(Object whole, Object form, Object part) {
        if (whole instanceof ApplyTask task) {
            return inCall(task, part);
        }
        if (whole instanceof MapTask task) {
            return part == task.function() ? "function" : inItems(task, part);
        }
        if (whole instanceof PushTask task) {
            return inMap(task.values(), part, "");
        }
        if (form instanceof SerializedLambda lambda) {
            return captured(lambda, part, whole.getClass().getClassLoader());
        }
        if (whole.getClass().getName().equals("groovy.lang.Reference")) {
            return ""; // Groovy wraps each captured variable in one; the user has no name for it
        }
        String name = inContainer(whole, part);
        name = name.isEmpty() ? inFields(whole, part) : name;
        return name.isEmpty() && form != whole ? of(form, form, part) : name;
    }

    private static String inCall(ApplyTask task, Object part) {
        if (part == task.function()) {
            return "function";
        }
        int index = indexOf(Arrays.asList(task.arguments()), part);
        return index >= 0 ? "argument " + index : "argument " + inMap(task.named(), part, "");
    }

    private static String inItems(MapTask task, Object part) {
        int index = 0;
        while (indexOf(Arrays.asList(task.items()[index]), part) < 0) {
            index++;
        }
        return "item " + (task.first() + index);
    }

    private static String captured(SerializedLambda lambda, Object part, @Nullable ClassLoader loader) {
        boolean hasReceiver = lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial;
        int index = 0;
        while (lambda.getCapturedArg(index) != part) {
            index++;
        }
        String method = lambda.getImplMethodName();
        String owner =
                simple(lambda.getImplClass().substring(lambda.getImplClass().lastIndexOf('/') + 1));
        if (hasReceiver && index == 0) {
            return method.startsWith("lambda$") ? owner + ".this" : "captured value 0 (of ::" + method + ")";
        }
        int receiver = hasReceiver ? 1 : 0;
        return CapturedNames.of(index - receiver, receiver, lambda, loader)
                        .orElse("captured value " + (index - receiver))
                + placeOf(method, owner);
    }

    /** The method that contains a lambda: {@code lambda$main$1f2e$1} is in {@code main}. */
    private static String placeOf(String method, String owner) {
        String[] parts = method.split("\\$");
        return parts.length >= 3 && parts[0].equals("lambda")
                ? " (captured in " + owner + "." + (parts[1].equals("new") ? "<init>" : parts[1]) + ")"
                : "";
    }

    private static String inContainer(Object whole, Object part) {
        if (whole instanceof Object[] array) {
            return index(indexOf(Arrays.asList(array), part));
        }
        if (whole instanceof Collection<?> collection) {
            return index(indexOf(collection, part));
        }
        if (whole instanceof Map<?, ?> map) {
            String key = inMap(map, part, "[");
            return key.isEmpty() ? key : key + "]";
        }
        if (whole instanceof Map.Entry<?, ?> entry) {
            return part == entry.getKey() ? "key" : "value";
        }
        return "";
    }

    private static String inMap(Map<?, ?> map, Object part, String before) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == part) {
                return before + keyText(entry.getKey());
            }
            if (entry.getKey() == part) {
                return before + "a key";
            }
        }
        return "";
    }

    /** The text of a key. Keys of users' classes are not asked for their text, because that would run a user's code. */
    private static String keyText(@Nullable Object key) {
        if (key == null || key instanceof String) {
            return String.valueOf(key);
        }
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean isPlainNumber = key instanceof Number && key.getClass().getClassLoader() == null;
        return isPlainNumber ? key.toString() : TypeNames.of(key.getClass());
    }

    private static String inFields(Object whole, Object part) {
        return field(whole, part).map(FieldPath::variable).orElse("");
    }

    /** Whether a field of a user's class holds {@code part}: the user may mark that field transient. */
    static boolean isInMarkableField(Object whole, Object form, Object part) {
        return form == whole
                && inContainer(whole, part).isEmpty()
                && field(whole, part)
                        .filter(field -> !field.isSynthetic() && isMarkable(field.getDeclaringClass()))
                        .isPresent();
    }

    private static boolean isMarkable(Class<?> owner) {
        return owner.getClassLoader() != null
                && !owner.isRecord()
                && Stream.of("groovy.", "org.codehaus.groovy.", "org.apache.groovy.", "org.cogrid.core.internal.task.")
                        .noneMatch(owner.getName()::startsWith);
    }

    private static Optional<Field> field(Object whole, Object part) {
        for (Class<?> type = whole.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && holds(field, whole, part)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Field field, Object whole, Object part) {
        try {
            return !field.getType().isPrimitive() && field.trySetAccessible() && field.get(whole) == part;
        } catch (IllegalAccessException e) {
            return false; // a class that can't be inspected names no field
        }
    }

    /** A field's name; for a field that the compiler made for a captured variable, the variable's name. */
    private static String variable(Field field) {
        if (field.getName().startsWith("this$")) {
            return field.getType().getSimpleName() + ".this";
        }
        return field.getName().startsWith("val$") ? field.getName().substring(4) : field.getName();
    }

    private static String index(int index) {
        return index < 0 ? "" : "[" + index + "]";
    }

    private static int indexOf(Iterable<?> elements, Object part) {
        int index = 0;
        for (Object element : elements) {
            if (element == part) {
                return index;
            }
            index++;
        }
        return -1;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
