package org.cogrid.client.internal.code.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cogrid.client.internal.code.jar.JarContents;

/**
 * Orders jars so that an engine finds the same classes as this program. If several jars have a class of the same name,
 * the first one counts, so these jars are put into the order in which they are found here. All other jars keep their
 * places. Used once.
 */
public final class FindingOrder {
    private final Function<String, Optional<JarContents>> finder;

    /**
     * Makes an order.
     *
     * @param finder returns the jar in which a class is found
     */
    public FindingOrder(Function<String, Optional<JarContents>> finder) {
        this.finder = finder;
    }

    /** Returns the elements in that order. */
    public <T> List<T> of(List<T> elements, Function<T, List<JarContents>> jarsOf) {
        List<T> left = new ArrayList<>(elements);
        List<T> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            T next = left.stream()
                    .filter(each -> left.stream()
                            .noneMatch(other -> other != each && isBefore(jarsOf.apply(other), jarsOf.apply(each))))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private boolean isBefore(List<JarContents> some, List<JarContents> others) {
        return some.stream().anyMatch(jar -> others.stream().anyMatch(other -> isBefore(jar, other)));
    }

    private boolean isBefore(JarContents jar, JarContents other) {
        return shared(jar.names(), other.names()).stream()
                .anyMatch(name -> finder.apply(name)
                        .filter(found -> found.unit().equals(jar.unit()))
                        .isPresent());
    }

    /** Returns the names that are in both sets. */
    static Collection<String> shared(Set<String> some, Set<String> others) {
        Set<String> few = some.size() <= others.size() ? some : others;
        Set<String> many = few == some ? others : some;
        return few.stream().filter(many::contains).toList();
    }
}
