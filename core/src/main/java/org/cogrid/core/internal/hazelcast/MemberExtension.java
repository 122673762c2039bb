package org.cogrid.core.internal.hazelcast;

import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;

/** What Cogrid changes in a Hazelcast member. */
final class MemberExtension extends DefaultNodeExtension {
    MemberExtension(Node node) {
        super(node);
    }
}
