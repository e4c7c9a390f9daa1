"""Charts: painted by functions of ours on any painter, shown and pointed at through pyqtgraph."""
