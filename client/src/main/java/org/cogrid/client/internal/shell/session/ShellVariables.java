package org.cogrid.client.internal.shell.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.shell.show.ValueText;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Table;
import org.jspecify.annotations.Nullable;

/** The variables of the shell: {@code rc}, a view for each engine that is there, and the user's own. Thread-safe. */
public final class ShellVariables {
    private static final String LAST = "_";
    private static final List<Column> COLUMNS = List.of(
            Column.of("name"), Column.of("type").yielding(), Column.of("value").yielding());

    private final Client client;
    private final Map<String, @Nullable Object> values = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, DirectView> engines = new LinkedHashMap<>(); // guarded by values

    public ShellVariables(Client client) {
        this.client = client;
        values.put("rc", client);
    }

    /** Returns the variables themselves, as the interpreter changes them. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * Adds a variable for each engine that has come, and removes those of lost engines. Keeps values that the user has
     * assigned.
     */
    public void refresh() {
        List<Integer> ids = client.ids();
        synchronized (values) {
            Map<String, DirectView> gone = new LinkedHashMap<>(engines);
            gone.values().removeIf(view -> ids.contains(view.id()));
            gone.forEach(values::remove);
            engines.keySet().removeAll(gone.keySet());
            for (int id : ids) {
                String name = "e" + id;
                if (!engines.containsKey(name) && !values.containsKey(name)) {
                    DirectView view = client.view(id);
                    engines.put(name, view);
                    values.put(name, view);
                }
            }
        }
    }

    void last(@Nullable Object value) {
        values.put(LAST, value);
    }

    public Set<String> names() {
        synchronized (values) {
            return new TreeSet<>(values.keySet());
        }
    }

    @Nullable
    public Object value(String name) {
        return values.get(name);
    }

    /** Returns the user's own variables as a table. */
    Table table() {
        Table table = new Table(COLUMNS);
        synchronized (values) {
            values.forEach((name, value) -> {
                if (!name.equals(LAST)) {
                    table.add(List.of(name, type(value), ValueText.of(value)));
                }
            });
        }
        return table;
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value instanceof DirectView
                ? DirectView.class
                : value instanceof AsyncResult ? AsyncResult.class : value.getClass();
        return type.getTypeName();
    }
}
