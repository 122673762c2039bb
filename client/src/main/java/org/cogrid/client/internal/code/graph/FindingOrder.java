package org.cogrid.client.internal.code.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cogrid.client.internal.code.jar.JarContents;

/**
 * Where jars hold a class of the same name, the first of them counts: puts these into the order in which they are found here, so
 * that they are there. Leaves the order of all others, as it has no effect. Used once.
 */
public final class FindingOrder {
    private final Function<String, Optional<JarContents>> finder;

    /**
     * An order.
     *
     * @param finder tells in which jar a class is found
     */
    public FindingOrder(Function<String, Optional<JarContents>> finder) {
        this.finder = finder;
    }

    /** The elements in that order. */
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

    /** The names that both have. */
    static Collection<String> shared(Set<String> some, Set<String> others) {
        Set<String> few = some.size() <= others.size() ? some : others;
        Set<String> many = few == some ? others : some;
        return few.stream().filter(many::contains).toList();
    }
}
