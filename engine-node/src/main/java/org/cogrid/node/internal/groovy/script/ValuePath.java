package org.cogrid.node.internal.groovy.script;

import groovy.lang.GroovyObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** A path into a value: {@code a}, {@code a.b}, {@code g[0]}, {@code m['key'].b}. */
public record ValuePath(String name, List<Step> steps) {
    private static final String NAME = "\\s*(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)\\s*";
    private static final Pattern FIRST = Pattern.compile(NAME);
    private static final Pattern STEP =
            Pattern.compile("\\." + NAME + "|\\[\\s*(-?\\d+)\\s*]\\s*|\\[\\s*(['\"])(.*?)\\3\\s*]\\s*", Pattern.DOTALL);

    public ValuePath {
        steps = List.copyOf(steps);
    }

    /** Reads a path as users write it. */
    public static ValuePath parse(String path) {
        Matcher first = FIRST.matcher(path);
        if (!first.lookingAt()) {
            throw malformed(path);
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = first.end();
        while (at < path.length()) {
            if (!step.region(at, path.length()).lookingAt()) {
                throw malformed(path);
            }
            steps.add(Step.of(step));
            at = step.end();
        }
        return new ValuePath(first.group(1), steps);
    }

    public boolean isName() {
        return steps.isEmpty();
    }

    @Nullable
    public Object read(GroovyObject globals) {
        return follow(globals, steps);
    }

    public void write(GroovyObject globals, @Nullable Object value) {
        Step last = steps.get(steps.size() - 1);
        last.write(follow(globals, steps.subList(0, steps.size() - 1)), value);
    }

    private @Nullable Object follow(GroovyObject globals, List<Step> path) {
        return follow(globals.getProperty(name), path);
    }

    /** Follows the steps of this path from {@code named}, the value of its name. */
    public @Nullable Object readIn(@Nullable Object named) {
        return follow(named, steps);
    }

    private @Nullable Object follow(@Nullable Object named, List<Step> path) {
        Object value = named;
        for (int i = 0; i < path.size(); i++) {
            if (value == null) {
                throw new NullPointerException("'" + text(i) + "' is null, so '" + text(i + 1) + "' can't be read");
            }
            value = path.get(i).read(value);
        }
        return value;
    }

    /** The text of this path with its first {@code count} steps. */
    private String text(int count) {
        return name + steps.stream().limit(count).map(Step::text).collect(Collectors.joining());
    }

    private static IllegalArgumentException malformed(String path) {
        return new IllegalArgumentException("'" + path
                + "' names no value: a path is names and keys, such as a, a.b, g[0] or m['any key'];"
                + " for anything else, use evaluate(…)");
    }

    /** One step: a property, or a key in brackets. */
    record Step(Object key, boolean isProperty) {
        static Step of(Matcher step) {
            if (step.group(1) != null) {
                return new Step(step.group(1), true);
            }
            String number = step.group(2);
            return number == null ? new Step(step.group(4), false) : new Step(Integer.valueOf(number), false);
        }

        String text() {
            if (isProperty) {
                return "." + key;
            }
            return key instanceof Integer ? "[" + key + "]" : "['" + key + "']";
        }

        @Nullable
        Object read(@Nullable Object from) {
            return isProperty
                    ? InvokerHelper.getProperty(from, (String) key)
                    : InvokerHelper.invokeMethod(from, "getAt", new Object[] {key});
        }

        void write(@Nullable Object into, @Nullable Object value) {
            if (isProperty) {
                InvokerHelper.setProperty(into, (String) key, value);
            } else {
                InvokerHelper.invokeMethod(into, "putAt", new @Nullable Object[] {key, value});
            }
        }
    }
}
