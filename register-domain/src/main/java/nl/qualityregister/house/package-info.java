/**
 * What every room stands on: how a request is refused, what day it is for the business, how a register number of a fault is told.
 * It knows no room.
 */
@NullMarked
package nl.qualityregister.house;

import org.jspecify.annotations.NullMarked;
