package org.cogrid.client.internal.code.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the strongly connected components of a graph, by Tarjan's algorithm. Used once. */
public final class Circles<V> {
    private final Map<V, Set<V>> edges;
    private final Map<V, Integer> lowest = new HashMap<>(); // of those on the path
    private final Deque<V> stack = new ArrayDeque<>();
    private final Deque<Visit<V>> path = new ArrayDeque<>();
    private final List<List<V>> found = new ArrayList<>();

    private Circles(Map<V, Set<V>> edges) {
        this.edges = edges;
    }

    /**
     * Returns all vertices, grouped into components: vertices that reach each other are together. A component comes
     * after those that it reaches.
     *
     * @param edges the edges from each vertex; edges that lead out of the graph are ignored
     */
    public static <V> List<List<V>> of(Map<V, Set<V>> edges) {
        Circles<V> circles = new Circles<>(edges);
        for (V vertex : edges.keySet()) {
            circles.visit(vertex);
        }
        return circles.found;
    }

    /** Visits vertices without recursion, because a path through a large library is too long for a thread's stack. */
    private void visit(V root) {
        if (!lowest.containsKey(root)) {
            enter(root);
        }
        while (!path.isEmpty()) {
            Visit<V> last = path.element();
            if (last.others.hasNext()) {
                follow(last, last.others.next());
            } else {
                path.pop();
                leave(last);
            }
        }
    }

    private void enter(V vertex) {
        int index = lowest.size();
        lowest.put(vertex, index);
        stack.push(vertex);
        path.push(
                new Visit<>(vertex, index, edges.getOrDefault(vertex, Set.of()).iterator()));
    }

    private void follow(Visit<V> visit, V other) {
        Integer seen = lowest.get(other);
        if (seen != null) {
            visit.low = Math.min(visit.low, seen);
        } else if (edges.containsKey(other)) {
            enter(other);
        }
    }

    private void leave(Visit<V> visit) {
        lowest.put(visit.vertex, visit.low);
        if (visit.low == visit.index) {
            complete(visit.vertex);
        }
        Visit<V> before = path.peek();
        if (before != null) {
            before.low = Math.min(before.low, visit.low);
        }
    }

    private void complete(V first) {
        List<V> members = new ArrayList<>();
        V member;
        do {
            member = stack.pop();
            lowest.put(member, Integer.MAX_VALUE);
            members.add(member);
        } while (!member.equals(first));
        found.add(members);
    }

    /** A vertex on the path to the vertex that is visited. */
    private static final class Visit<V> {
        private final V vertex;
        private final int index;
        private final Iterator<V> others;
        private int low;

        Visit(V vertex, int index, Iterator<V> others) {
            this.vertex = vertex;
            this.index = index;
            this.others = others;
            this.low = index;
        }
    }
}
