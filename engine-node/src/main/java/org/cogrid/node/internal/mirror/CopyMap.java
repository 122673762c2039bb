package org.cogrid.node.internal.mirror;

import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;

/**
 * An engine's grid map.
 *
 * @param map the copies by name, which only this engine writes
 * @param partitions tells which names are in the same partition of the grid
 */
public record CopyMap(IMap<String, Object> map, PartitionService partitions) {
    /** The partition of a name; the copies of one partition are on the same members. */
    int partitionOf(String name) {
        return partitions.getPartition(name).getPartitionId();
    }
}
