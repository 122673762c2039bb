package org.cogrid.client.internal.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cogrid.core.internal.code.JarUnit;

/**
 * Where jars hold a class of the same name, the first of them counts: puts these into the order in which they are found here, so
 * that they are there. Leaves the order of all others, as it has no effect. Used once.
 */
final class FindingOrder {
    private final Function<JarUnit, Set<String>> names;
    private final Function<String, Optional<JarUnit>> finder;

    /**
     * An order.
     *
     * @param names of the classes in a jar
     * @param finder tells in which jar a class is found
     */
    FindingOrder(Function<JarUnit, Set<String>> names, Function<String, Optional<JarUnit>> finder) {
        this.names = names;
        this.finder = finder;
    }

    /** The elements in that order. */
    <T> List<T> of(List<T> elements, Function<T, List<JarUnit>> jarsOf) {
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

    private boolean isBefore(List<JarUnit> some, List<JarUnit> others) {
        return some.stream().anyMatch(jar -> others.stream().anyMatch(other -> isBefore(jar, other)));
    }

    private boolean isBefore(JarUnit jar, JarUnit other) {
        return shared(names.apply(jar), names.apply(other)).stream()
                .anyMatch(name -> finder.apply(name).filter(jar::equals).isPresent());
    }

    /** The names that both have. */
    static Collection<String> shared(Set<String> some, Set<String> others) {
        Set<String> few = some.size() <= others.size() ? some : others;
        Set<String> many = few == some ? others : some;
        return few.stream().filter(many::contains).toList();
    }
}
