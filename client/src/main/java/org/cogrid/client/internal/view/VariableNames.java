package org.cogrid.client.internal.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.core.internal.task.Names;
import org.jspecify.annotations.Nullable;

/** Checks names of variables as users give them; Groovy does not check their types. */
final class VariableNames {
    private VariableNames() {}

    static Map<String, @Nullable Object> checked(Map<?, ?> variables) {
        Map<String, @Nullable Object> checked = new LinkedHashMap<>();
        variables.forEach((name, value) -> checked.put(path(name), value));
        return checked;
    }

    static List<String> checked(Collection<?> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to pull: give at least one name");
        }
        List<String> checked = new ArrayList<>();
        names.forEach(name -> checked.add(path(name)));
        return checked;
    }

    /** Returns the name of a variable, or a path that begins with one. */
    static String path(@Nullable Object name) {
        return Names.checkPath(text(name));
    }

    /** Returns the name of a variable. */
    static String checked(@Nullable Object name) {
        return Names.check(text(name));
    }

    private static String text(@Nullable Object name) {
        if (name == null) {
            throw new IllegalArgumentException(
                    "no name was given, or null: give the name of a variable in quotes, such as 'a'");
        }
        if (!(name instanceof CharSequence text)) {
            throw new IllegalArgumentException("a variable's name is a text, not " + name + " ("
                    + name.getClass().getTypeName() + ")");
        }
        return text.toString();
    }
}
