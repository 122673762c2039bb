package org.cogrid.client;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.view.VariableTable;
import org.cogrid.core.VariableInfo;

/**
 * The variables of a namespace, by name. Prints as a table.
 *
 * @param list a line for each variable, sorted by name
 */
public record Variables(List<VariableInfo> list) implements Iterable<VariableInfo> {
    public Variables {
        list = List.copyOf(list);
    }

    /** Returns the names. */
    public List<String> names() {
        return list.stream().map(VariableInfo::name).collect(Collectors.toList());
    }

    /** Returns the line of that name, if there is one. */
    public Optional<VariableInfo> find(CharSequence name) {
        return list.stream().filter(v -> v.name().contentEquals(name)).findFirst();
    }

    /** Returns how many variables there are. */
    public int size() {
        return list.size();
    }

    @Override
    public Iterator<VariableInfo> iterator() {
        return list.iterator();
    }

    @Override
    public String toString() {
        return VariableTable.of(list).text(Screen.UNKNOWN);
    }
}
