package org.cogrid.node.internal.code.loader;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which version of a class was the newest at any time, which is the version that texts see. Time here is a number
 * that grows when a version replaces another. Calls that change it must not overlap; any thread may read.
 */
public final class Newest {
    private final Map<String, List<Sent>> byClass = new ConcurrentHashMap<>();
    private volatile List<Sent> withJars = List.of(); // the newest first
    private volatile List<Sent> withResources = List.of(); // the same, but libraries as they were added to the grid
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
        withJars = Stream.concat(newsWithJars.stream(), withJars.stream()).toList();
        withResources =
                Stream.concat(newsWithJars.stream(), withResources.stream()).toList();
    }

    /** The loader of the version of this class that was the newest at {@code time}. */
    Optional<GroupLoader> find(String className, int time) {
        Optional<GroupLoader> alone = first(byClass.getOrDefault(className, List.of()), time);
        return alone.isPresent()
                ? alone
                : loadersWithJars(time).filter(loader -> loader.has(className)).findFirst();
    }

    /** The loaders with jars at {@code time}, newest first. */
    private Stream<GroupLoader> loadersWithJars(int time) {
        return sent(withJars, time);
    }

    /** The loaders with jars at {@code time} in the order in which their resources count. */
    Stream<GroupLoader> loadersWithResources(int time) {
        return sent(withResources, time);
    }

    private static Stream<GroupLoader> sent(List<Sent> all, int time) {
        return all.stream()
                .filter(sent -> sent.since() <= time)
                .flatMap(sent -> Optional.ofNullable(sent.loader().get()).stream());
    }

    /** Puts the resources of the loaders in {@code order} into it, as {@link #arranged} does. Classes stay as they are. */
    void arrange(List<GroupLoader> order) {
        withResources = arranged(withResources, sent -> sent.loader().get(), order);
    }

    /**
     * Returns these elements with those whose loaders are in {@code order} in that order. They only move back, each to
     * the place just behind the one that goes before it, so that none comes before what is newer.
     */
    static <T> List<T> arranged(List<T> all, Function<T, @Nullable GroupLoader> loaderOf, List<GroupLoader> order) {
        List<T> arranged = new ArrayList<>(all);
        int last = -1;
        for (GroupLoader next : order) {
            int at = IntStream.range(0, arranged.size())
                    .filter(i -> loaderOf.apply(arranged.get(i)) == next)
                    .findFirst()
                    .orElse(-1);
            if (at >= 0 && at < last) {
                arranged.add(last, arranged.remove(at));
            } else if (at >= 0) {
                last = at;
            }
        }
        return List.copyOf(arranged);
    }

    /** Forgets loaders that were garbage-collected. */
    void clean() {
        for (String name : Set.copyOf(byClass.keySet())) {
            byClass.computeIfPresent(name, (same, all) -> {
                List<Sent> live = live(all);
                return live.isEmpty() ? null : live;
            });
        }
        withJars = live(withJars);
        withResources = live(withResources);
    }

    private static List<Sent> live(List<Sent> all) {
        return all.stream().filter(sent -> !sent.loader().refersTo(null)).toList();
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
