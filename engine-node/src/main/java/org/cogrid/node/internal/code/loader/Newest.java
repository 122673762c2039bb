package org.cogrid.node.internal.code.loader;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which version of a class was the newest at any time, which is the version that texts see. Time here is a number
 * that grows when a version replaces another. Calls that change it must not overlap; any thread may read.
 */
public final class Newest {
    private final Map<String, List<Sent>> byClass = new ConcurrentHashMap<>();
    private final List<Sent> withJars = new CopyOnWriteArrayList<>();
    private volatile int now;

    /** A loader, and the time since which it is the newest; lists have the newest first. */
    private record Sent(int since, WeakReference<GroupLoader> loader) {}

    public int now() {
        return now;
    }

    /** Adds loaders whose code was just sent. If several have jars with a class, the first counts. */
    void add(Collection<GroupLoader> sent) {
        List<GroupLoader> news = news(List.copyOf(sent));
        if (news.stream().anyMatch(this::replaces)) {
            now++;
        }
        List<Sent> newsWithJars = new ArrayList<>();
        for (GroupLoader loader : news) {
            Sent entry = new Sent(now, new WeakReference<>(loader));
            loader.group().classes().keySet().forEach(name -> byClass.compute(name, (same, all) -> with(entry, all)));
            if (!loader.jars().isEmpty()) {
                newsWithJars.add(entry);
            }
        }
        withJars.addAll(0, newsWithJars);
    }

    /** The loader of the version of this class that was the newest at {@code time}. */
    Optional<GroupLoader> find(String className, int time) {
        Optional<GroupLoader> alone = first(byClass.getOrDefault(className, List.of()), time);
        return alone.isPresent()
                ? alone
                : loadersWithJars(time).filter(loader -> loader.has(className)).findFirst();
    }

    /** The loaders with jars at {@code time}, newest first. */
    Stream<GroupLoader> loadersWithJars(int time) {
        return withJars.stream()
                .filter(sent -> sent.since() <= time)
                .flatMap(sent -> Optional.ofNullable(sent.loader().get()).stream());
    }

    /** Puts the loaders with jars that are in {@code latestFirst} into this order; the others stay where they are. */
    void arrange(List<GroupLoader> latestFirst) {
        arrange(withJars, sent -> sent.loader().get(), latestFirst);
    }

    /** Puts the elements whose loaders are in {@code order} into that order; the others stay where they are. */
    static <T> void arrange(List<T> all, Function<T, @Nullable GroupLoader> loaderOf, List<GroupLoader> order) {
        Iterator<T> arranged = all.stream()
                .filter(each -> order.contains(loaderOf.apply(each)))
                .sorted(Comparator.comparingInt(each -> order.indexOf(loaderOf.apply(each))))
                .toList()
                .iterator();
        all.replaceAll(each -> order.contains(loaderOf.apply(each)) ? arranged.next() : each);
    }

    /** Forgets loaders that were garbage-collected. */
    void clean() {
        for (String name : Set.copyOf(byClass.keySet())) {
            byClass.computeIfPresent(name, (same, all) -> {
                List<Sent> live = all.stream()
                        .filter(sent -> !sent.loader().refersTo(null))
                        .toList();
                return live.isEmpty() ? null : live;
            });
        }
        withJars.removeIf(sent -> sent.loader().refersTo(null));
    }

    private List<GroupLoader> news(List<GroupLoader> sent) {
        List<GroupLoader> news = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (!isNewest(sent.get(i), sent.subList(0, i))) {
                news.add(sent.get(i));
            }
        }
        return news;
    }

    private boolean isNewest(GroupLoader loader, List<GroupLoader> searchedBefore) {
        boolean classes = loader.group().classes().keySet().stream()
                .allMatch(name -> first(byClass.getOrDefault(name, List.of()), now)
                        .filter(loader::equals)
                        .isPresent());
        List<GroupLoader> newer =
                loadersWithJars(now).takeWhile(each -> each != loader).toList();
        boolean isThere = loader.jars().isEmpty()
                || withJars.stream().anyMatch(sent -> sent.loader().refersTo(loader));
        return classes
                && isThere
                && newer.stream()
                        .filter(each -> !searchedBefore.contains(each))
                        .noneMatch(each -> overlap(each, loader));
    }

    private boolean replaces(GroupLoader loader) {
        return loader.group().classes().keySet().stream()
                        .anyMatch(name -> first(byClass.getOrDefault(name, List.of()), now)
                                        .isPresent()
                                || isDefinedAnew(name))
                || loadersWithJars(now).anyMatch(each -> each != loader && overlap(each, loader));
    }

    /** Whether JShell gave another name to an earlier definition of that class. */
    private boolean isDefinedAnew(String className) {
        Optional<String> all = JShellName.ofAllDefinitions(className);
        return all.isPresent()
                && byClass.keySet().stream()
                        .anyMatch(each -> !each.equals(className)
                                && JShellName.ofAllDefinitions(each).equals(all));
    }

    private static boolean overlap(GroupLoader one, GroupLoader other) {
        return size(one) <= size(other) ? anyIn(one, other) : anyIn(other, one);
    }

    private static int size(GroupLoader loader) {
        return loader.jars().stream().mapToInt(jar -> jar.checksums().size()).sum();
    }

    private static boolean anyIn(GroupLoader few, GroupLoader many) {
        return few.jars().stream()
                .flatMap(jar -> jar.checksums().keySet().stream())
                .anyMatch(name ->
                        many.jars().stream().anyMatch(jar -> jar.checksums().containsKey(name)));
    }

    private static Optional<GroupLoader> first(List<Sent> all, int time) {
        return all.stream()
                .filter(sent -> sent.since() <= time)
                .flatMap(sent -> Optional.ofNullable(sent.loader().get()).stream())
                .findFirst();
    }

    private static List<Sent> with(Sent entry, @Nullable List<Sent> others) {
        List<Sent> all = new ArrayList<>(List.of(entry));
        if (others != null) {
            all.addAll(others);
        }
        return List.copyOf(all);
    }
}
