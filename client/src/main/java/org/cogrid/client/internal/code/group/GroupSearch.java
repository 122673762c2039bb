package org.cogrid.client.internal.code.group;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cogrid.client.internal.code.graph.Circles;
import org.cogrid.client.internal.code.graph.FindingOrder;
import org.cogrid.client.internal.code.group.Grouped.Newest;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;

/** Finds the group of one class, and the groups of all classes that it reaches. Used once. */
final class GroupSearch {
    private final Vertices vertices;
    private final Map<Vertex, Set<Vertex>> edges = new HashMap<>();
    private final Map<Vertex, Newest> newest = new HashMap<>();
    private final Map<Vertex, Grouped> made = new HashMap<>();
    /**
     * Groups that were known before and that this search has met. The search keeps them even if they are forgotten
     * meanwhile.
     */
    private final Map<Vertex, Grouped> earlier = new HashMap<>();

    GroupSearch(Vertices vertices) {
        this.vertices = vertices;
    }

    /** Returns the group of that class, if the class travels. */
    Optional<Grouped> of(String name, ClassLoader loader) {
        Optional<Vertex> found = vertices.find(name, loader);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Vertex root = found.get();
        explore(root);
        for (List<Vertex> circle : Circles.of(edges)) {
            group(circle);
        }
        return known(root);
    }

    /** Returns the edges that were found. */
    Map<Vertex, Set<Vertex>> edges() {
        return edges;
    }

    /** Returns the groups that were made. */
    Map<Vertex, Grouped> made() {
        return made;
    }

    private Optional<Grouped> known(Vertex vertex) {
        Grouped group = made.get(vertex);
        return Optional.ofNullable(
                group == null
                        ? earlier.computeIfAbsent(
                                vertex, any -> vertices.known(vertex).orElse(null))
                        : group);
    }

    /** Finds all edges before any group is made, as each class may add edges to vertices met before. */
    private void explore(Vertex root) {
        Deque<Vertex> next = new ArrayDeque<>();
        next.add(root);
        while (!next.isEmpty()) {
            Vertex vertex = next.remove();
            if (!edges.containsKey(vertex) && known(vertex).isEmpty()) {
                Set<Vertex> found = mentioned(vertex);
                found.addAll(vertices.mates(vertex));
                edges.put(vertex, found);
                next.addAll(found);
            }
        }
    }

    private Set<Vertex> mentioned(Vertex vertex) {
        Set<Vertex> found = new LinkedHashSet<>();
        Newest release = vertex.jar() == null
                ? Newest.NONE.or(vertex.name(), vertices.node(vertex).file().feature())
                : Newest.NONE;
        for (String name : vertices.mentioned(vertex)) {
            Optional<Vertex> other = vertices.find(name, vertex.loader());
            if (other.isPresent()) {
                found.add(other.get());
                release = release.or(
                        name, vertices.node(name, vertex.loader()).file().feature());
            }
        }
        found.remove(vertex);
        newest.put(vertex, release);
        return found;
    }

    private void group(List<Vertex> members) {
        SortedMap<String, ContentHash> classes = new TreeMap<>();
        List<JarContents> jars = new ArrayList<>();
        for (Vertex member : members) {
            JarContents jar = member.jar();
            if (jar == null) {
                classes.put(
                        member.name(),
                        Objects.requireNonNull(vertices.node(member).unit()));
            } else {
                jars.add(jar);
            }
        }
        List<Grouped> needs = needs(members);
        jars.sort(Comparator.comparing(JarContents::unit, CodeGroup.ORDER));
        List<JarContents> ordered = order(members).of(jars, List::of);
        CodeGroup group = new CodeGroup(
                classes,
                ordered.stream().map(JarContents::unit).toList(),
                needs.stream().map(Grouped::hash).distinct().toList(),
                vertices.place(members.get(0)));
        Grouped grouped = new Grouped(group, group.hash(), needs, ordered, newest(members), homes(members));
        for (Vertex member : members) {
            made.put(member, grouped);
        }
    }

    private List<Grouped> needs(List<Vertex> members) {
        Set<Grouped> needs = new HashSet<>();
        Set<Vertex> all = new HashSet<>(members);
        for (Vertex member : members) {
            Set<Vertex> others = new HashSet<>(Objects.requireNonNull(edges.get(member)));
            others.removeAll(all);
            for (Vertex other : others) {
                needs.add(known(other).orElseThrow());
            }
        }
        List<Grouped> byHash =
                needs.stream().sorted(Comparator.comparing(Grouped::hash)).toList();
        return order(members).of(byHash, Grouped::jars);
    }

    /** Returns the order in which the loader of those classes finds others. */
    private FindingOrder order(List<Vertex> members) {
        ClassLoader loader = members.get(0).loader();
        return new FindingOrder(
                name -> Optional.ofNullable(vertices.node(name, loader).jar()));
    }

    private Newest newest(List<Vertex> members) {
        Newest release = Newest.NONE;
        for (Vertex member : members) {
            Newest its = Objects.requireNonNull(newest.get(member));
            release = release.or(its.name(), its.feature());
        }
        return release;
    }

    private Set<WeakReference<ClassLoader>> homes(List<Vertex> members) {
        Set<ClassLoader> homes = new HashSet<>();
        for (Vertex member : members) {
            homes.add(member.loader());
            if (member.jar() == null) {
                homes.add(vertices.node(member).homeIfThere().orElse(member.loader()));
            }
        }
        Set<WeakReference<ClassLoader>> weak = new HashSet<>();
        for (ClassLoader home : homes) {
            weak.add(new WeakReference<>(home));
        }
        return weak;
    }
}
