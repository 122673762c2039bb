package org.cogrid.client.internal.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strongly connected parts of a graph, by Tarjan's algorithm. Used once. */
final class Circles<V> {
    private final Map<V, Set<V>> edges;
    private final Map<V, Integer> lowest = new HashMap<>(); // of those under way; what is complete is beyond all
    private final Deque<V> stack = new ArrayDeque<>();
    private final List<List<V>> found = new ArrayList<>();

    private Circles(Map<V, Set<V>> edges) {
        this.edges = edges;
    }

    /**
     * All vertices, those together that reach each other. What a part reaches comes before it.
     *
     * @param edges from each vertex; those that lead out of the graph do not count
     */
    static <V> List<List<V>> of(Map<V, Set<V>> edges) {
        Circles<V> circles = new Circles<>(edges);
        for (V vertex : edges.keySet()) {
            circles.visit(vertex);
        }
        return circles.found;
    }

    private int visit(V vertex) {
        Integer seen = lowest.get(vertex);
        if (seen != null) {
            return seen;
        }
        int index = lowest.size();
        int low = index;
        lowest.put(vertex, index);
        stack.push(vertex);
        for (V other : edges.getOrDefault(vertex, Set.of())) {
            if (edges.containsKey(other)) {
                low = Math.min(low, visit(other));
            }
        }
        lowest.put(vertex, low);
        if (low == index) {
            complete(vertex);
        }
        return low;
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
}
