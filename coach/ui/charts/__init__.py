"""Charts: painted by functions of ours on any painter, shown in scenes of pyqtgraph."""
